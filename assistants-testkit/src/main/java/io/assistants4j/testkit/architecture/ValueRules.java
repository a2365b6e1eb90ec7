package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What types may hold: credentials that never print, and what comes from a wire that goes on growing. */
final class ValueRules {

    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i).*(secret|password|passphrase|credential|apikey|masterkey|token)");
    private static final List<Class<?>> TEXTS = List.of(String.class, char[].class, byte[].class);
    private static final String EXTENSIONS = ".core.value.Extensions";

    private ValueRules() {}

    static List<HouseRule> all() {
        return List.of(
                HouseRule.perClass(
                        "a credential is a Secret, or its owner's toString leaves it out", ValueRules::printable),
                HouseRule.perClass(
                        "what keeps unknown members keeps unknown values: it holds open enums only",
                        ValueRules::closedEnums));
    }

    private static Stream<String> printable(HouseModule module, JavaClass type) {
        return type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> CREDENTIAL.matcher(field.getName()).matches())
                .filter(field -> TEXTS.stream().anyMatch(field.getRawType()::isEquivalentTo))
                .filter(field -> type.isRecord() ? !isLeftOut(field) : !isPrintedByNobody(field))
                .map(JavaField::getFullName);
    }

    /** Whether a class has no {@code toString} of its own that reads it. */
    private static boolean isPrintedByNobody(JavaField field) {
        return toString(field).filter(method -> reads(method, field)).isEmpty();
    }

    /** Whether somebody wrote the record's {@code toString}, and left it out. That of the compiler touches no field by itself. */
    private static boolean isLeftOut(JavaField field) {
        return toString(field)
                .filter(method -> !method.getAccessesFromSelf().isEmpty())
                .filter(method -> !reads(method, field))
                .isPresent();
    }

    private static Optional<JavaMethod> toString(JavaField field) {
        return field.getOwner().tryGetMethod("toString");
    }

    private static boolean reads(JavaMethod method, JavaField field) {
        return method.getFieldAccesses().stream()
                        .anyMatch(access -> access.getTarget().getName().equals(field.getName()))
                || method.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().equals(field.getOwner())
                                && call.getTarget().getName().equals(field.getName()));
    }

    private static Stream<String> closedEnums(HouseModule module, JavaClass type) {
        boolean isOpen = type.isRecord()
                && type.getFields().stream()
                        .anyMatch(field -> field.getRawType().getName().equals(module.house() + EXTENSIONS));
        if (!isOpen) {
            return Stream.of();
        }
        return type.getFields().stream()
                .filter(field ->
                        field.getType().getAllInvolvedRawTypes().stream().anyMatch(JavaClass::isEnum))
                .map(field -> field.getFullName() + " is a closed enum");
    }
}
