package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.stream.Stream;

/** What the users of a provider get to see: our types and the JDK's; of Guice only the module itself. */
final class PublicFaceRules {

    private static final List<String> TRANSPORT = List.of("retrofit2", "okhttp3", "okio", "com.squareup.moshi");
    private static final List<String> INJECTION = List.of("com.google.inject", "jakarta.inject", "javax.inject");
    private static final String GUICE_MODULE = "com.google.inject.Module";

    private PublicFaceRules() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.perClass(
                        "no public signature of a provider mentions Retrofit, OkHttp, okio or Moshi",
                        (module, type) -> exposed(type, TRANSPORT)),
                HouseRule.perClass(
                        "no public signature of a provider mentions Guice, its module excepted",
                        (module, type) ->
                                type.isAssignableTo(GUICE_MODULE) ? Stream.<String>of() : exposed(type, INJECTION)));
    }

    private static Stream<String> exposed(JavaClass type, List<String> packages) {
        if (!isVisible(type)) {
            return Stream.of();
        }
        var ownSupertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
        return Stream.concat(
                mentions(type.getName(), ownSupertypes, packages),
                type.getMembers().stream()
                        .filter(PublicFaceRules::isVisible)
                        .flatMap(member -> mentions(member.getFullName(), typesOf(member), packages)));
    }

    private static Stream<String> mentions(String where, Stream<? extends JavaType> types, List<String> packages) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .filter(type -> packages.stream().anyMatch(root -> HouseModule.isBelow(root, type)))
                .map(type -> where + " shows " + type.getName());
    }

    private static Stream<? extends JavaType> typesOf(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.of(
                            code.getParameterTypes().stream(),
                            Stream.of(code.getReturnType()),
                            code.getExceptionTypes().stream())
                    .flatMap(types -> types);
        }
        return Stream.of(((JavaField) member).getType());
    }

    /** Public all the way out, and not in a package named internal. */
    static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !LayerRules.isInternal(type.getPackageName())
                && type.getEnclosingClass().map(PublicFaceRules::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        var modifiers = member.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
