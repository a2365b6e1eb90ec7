package io.assistants4j.wire.assistants;

import io.assistants4j.core.provider.Capability;
import io.assistants4j.wire.http.Operation;
import io.assistants4j.wire.http.Repeat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be asked of a far side: whether that may be repeated, and what it must be capable of. */
enum Action {
    CREATE_ASSISTANT(Repeat.ONLY_IF_NOT_SENT),
    FIND_ASSISTANT(Repeat.SAFE),
    LIST_ASSISTANTS(Repeat.SAFE),
    UPDATE_ASSISTANT(Repeat.ONLY_IF_NOT_SENT),
    DELETE_ASSISTANT(Repeat.UNTIL_GONE),

    CREATE_THREAD(Repeat.ONLY_IF_NOT_SENT),
    FIND_THREAD(Repeat.SAFE),
    LIST_THREADS(Repeat.SAFE),
    UPDATE_THREAD(Repeat.ONLY_IF_NOT_SENT),
    DELETE_THREAD(Repeat.UNTIL_GONE),

    CREATE_MESSAGE(Repeat.ONLY_IF_NOT_SENT),
    FIND_MESSAGE(Repeat.SAFE),
    LIST_MESSAGES(Repeat.SAFE),
    UPDATE_MESSAGE(Repeat.ONLY_IF_NOT_SENT, Capability.MESSAGE_EDITS),
    DELETE_MESSAGE(Repeat.UNTIL_GONE, Capability.MESSAGE_EDITS),

    CREATE_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUNS),
    CREATE_THREAD_AND_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUN_WITH_THREAD),
    FIND_RUN(Repeat.SAFE, Capability.RUNS),
    LIST_RUNS(Repeat.SAFE, Capability.RUN_LIST),
    UPDATE_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUN_UPDATE),
    CANCEL_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUN_CANCEL),
    SUBMIT_TOOL_OUTPUTS(Repeat.ONLY_IF_NOT_SENT, Capability.FUNCTION_TOOLS),
    FIND_RUN_STEP(Repeat.SAFE, Capability.RUN_STEPS),
    LIST_RUN_STEPS(Repeat.SAFE, Capability.RUN_STEPS),

    STREAM_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUN_STREAMS),
    STREAM_THREAD_AND_RUN(Repeat.ONLY_IF_NOT_SENT, Capability.RUN_WITH_THREAD),
    STREAM_TOOL_OUTPUTS(Repeat.ONLY_IF_NOT_SENT, Capability.FUNCTION_TOOL_STREAMS);

    private final Repeat repeat;
    private final @Nullable Capability capability;
    private final String words;

    Action(Repeat repeat) {
        this(repeat, null);
    }

    Action(Repeat repeat, @Nullable Capability capability) {
        this.repeat = repeat;
        this.capability = capability;
        this.words = name().toLowerCase(Locale.ROOT);
    }

    /** What the far side must be capable of; null where every far side is. */
    @Nullable
    Capability capability() {
        return capability;
    }

    /** The call, for measurements. */
    Operation operation(@Nullable String model) {
        return new Operation(words, model, repeat);
    }

    /** Its name in words of lower case, with the capability it is known under where it has one. */
    String described() {
        return capability == null ? toString() : this + " (" + capability + ")";
    }

    @Override
    public String toString() {
        return words;
    }
}
