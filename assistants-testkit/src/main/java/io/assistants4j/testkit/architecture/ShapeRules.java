package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a type and a method may look like. */
final class ShapeRules {

    private static final Pattern SAYS_NOTHING = Pattern.compile(".*(Utils?|Helpers?|Manager|Impl|Base)");
    private static final String MEASURED = "org.openjdk.jmh.annotations.State";
    private static final Pattern GETTER = Pattern.compile("get[A-Z].*");

    private ShapeRules() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.perClass(
                        "no type is named Utils, Helper, Manager, Impl or Base: a name says what a type does",
                        (module, type) -> named(SAYS_NOTHING, type)),
                HouseRule.perClass(
                        "a class is final or abstract: nobody extends what was not made for it",
                        (module, type) -> isOpen(type) ? Stream.of(type.getName()) : Stream.of()),
                HouseRule.perClass(
                        "no public type is named Thread: it would hide java.lang.Thread",
                        (module, type) -> type.getSimpleName().equals("Thread") && isPublic(type)
                                ? Stream.of(type.getName())
                                : Stream.of()),
                HouseRule.perClass(
                        "no public method takes a boolean: a call has to read by itself", ShapeRules::booleans),
                HouseRule.perClass("no method of a public interface starts with get", ShapeRules::getters));
    }

    private static Stream<String> named(Pattern name, JavaClass type) {
        return name.matcher(type.getSimpleName()).matches() ? Stream.of(type.getName()) : Stream.of();
    }

    /** JMH extends the classes it measures; what has no name nobody can extend. */
    private static boolean isOpen(JavaClass type) {
        var modifiers = type.getModifiers();
        return !type.isInterface()
                && !type.isEnum()
                && !type.isAnonymousClass()
                && !modifiers.contains(JavaModifier.FINAL)
                && !modifiers.contains(JavaModifier.ABSTRACT)
                && !type.isAnnotatedWith(MEASURED);
    }

    private static Stream<String> booleans(HouseModule module, JavaClass type) {
        if (!PublicFaceRules.isVisible(type)) {
            return Stream.of();
        }
        return type.getCodeUnits().stream()
                .filter(code -> code.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(code -> !code.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(code -> code.getRawParameterTypes().stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(boolean.class)))
                .filter(code -> !makesRecord(code))
                .filter(code -> !isNamedByBuilder(code))
                .filter(code -> !isGivenByOthers(module, code))
                .map(JavaCodeUnit::getFullName);
    }

    /** A record's constructors, those with a name included, say its components, and a component may be a flag. */
    private static boolean makesRecord(JavaCodeUnit code) {
        var owner = code.getOwner();
        return owner.isRecord()
                && (code instanceof JavaConstructor
                        || (code.getModifiers().contains(JavaModifier.STATIC)
                                && code.getRawReturnType().equals(owner)));
    }

    /** {@code .parallelToolCalls(false)} on a builder does read by itself. */
    private static boolean isNamedByBuilder(JavaCodeUnit code) {
        return code.getOwner().getSimpleName().endsWith("Builder")
                && code.getRawParameterTypes().size() == 1;
    }

    private static Stream<String> getters(HouseModule module, JavaClass type) {
        if (!type.isInterface() || type.isAnnotation() || !PublicFaceRules.isVisible(type)) {
            return Stream.of();
        }
        return type.getMethods().stream()
                .filter(method -> GETTER.matcher(method.getName()).matches())
                .filter(method -> !isGivenByOthers(module, method))
                .map(JavaCodeUnit::getFullName);
    }

    /** Whether a type from outside the house prescribes this method. */
    private static boolean isGivenByOthers(HouseModule module, JavaCodeUnit code) {
        var owner = code.getOwner();
        var parameters =
                code.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(parent -> !module.isOfTheHouse(parent))
                .anyMatch(parent ->
                        parent.tryGetMethod(code.getName(), parameters).isPresent());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }
}
