package io.assistants4j.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.assistants4j.core.assistant.AssistantChange;
import io.assistants4j.core.assistant.NewAssistant;
import io.assistants4j.core.run.NewRun;
import io.assistants4j.core.run.NewThreadRun;
import io.assistants4j.core.run.RunChange;
import io.assistants4j.core.thread.MessageChange;
import io.assistants4j.core.thread.NewMessage;
import io.assistants4j.core.thread.NewThread;
import io.assistants4j.core.thread.ThreadChange;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is spoilt are requests as the wire has them today: a field that is added there has to be spoilt, too. */
class MutatedRequestsTest {
    /** What no record of ours keeps: it says how to answer. */
    private static final Set<String> OF_THE_ANSWER = Set.of("stream");

    /** What records keep for answers only. */
    private static final Set<String> NOT_SENT = Set.of("extensions");

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("/v1/assistants", NewAssistant.class),
                Arguments.of("/v1/assistants/asst_1", AssistantChange.class),
                Arguments.of("/v1/threads", NewThread.class),
                Arguments.of("/v1/threads/thread_1", ThreadChange.class),
                Arguments.of("/v1/threads/thread_1/messages", NewMessage.class),
                Arguments.of("/v1/threads/thread_1/messages/msg_1", MessageChange.class),
                Arguments.of("/v1/threads/runs", NewThreadRun.class),
                Arguments.of("/v1/threads/thread_1/runs", NewRun.class),
                Arguments.of("/v1/threads/thread_1/runs/run_1", RunChange.class));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBodyHasEveryFieldOfItsRequestAndNoOther(String path, Class<?> request) {
        Set<String> fields = new LinkedHashSet<>(fieldsOf(request));
        Set<String> spoilt =
                new LinkedHashSet<>(MutatedRequests.bodyOf(path).members().keySet());
        spoilt.removeAll(OF_THE_ANSWER);

        assertThat(spoilt).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void theFieldsWithinFieldsAreThere() {
        Set<Class<?>> within = new LinkedHashSet<>();
        bodies().forEach(body -> collect((Class<?>) body.get()[1], within));
        String sent = bodies().map(
                        body -> MutatedRequests.bodyOf((String) body.get()[0]).toString())
                .collect(Collectors.joining());

        assertThat(within).hasSizeGreaterThan(10);
        for (Class<?> record : within) {
            for (String field : fieldsOf(record)) {
                assertThat(sent).as("%s of %s", field, record.getSimpleName()).contains("\"" + field + "\"");
            }
        }
    }

    private static List<String> fieldsOf(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .map(component -> snakeCase(component.getName()))
                .filter(name -> !NOT_SENT.contains(name))
                .toList();
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** The records with several fields that stand in this type, at whatever depth; one with one field may be a plain value. */
    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, found);
            }
        } else if (type instanceof Class<?> known && known.isSealed()) {
            for (Class<?> kind : known.getPermittedSubclasses()) {
                // What is not known of a kind has no fields of its own.
                if (!kind.getSimpleName().equals("Unrecognized")) {
                    collect(kind, found);
                }
            }
        } else if (type instanceof Class<?> record && record.isRecord()) {
            if (record.getRecordComponents().length > 1) {
                found.add(record);
            }
            for (RecordComponent component : record.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }
}
