package io.assistants4j.wire.internal.turns;

import java.util.List;

/** A member of a request that some models and servers refuse and that an answer can do without. */
public interface Extra {
    /** How the field at fault begins where a refusal names it. */
    List<String> params();

    /** Whether the caller of a run asked for it, rather than this side. */
    boolean isCallers();

    /** Words in a refusal, in small letters, that mean this member. */
    List<String> words();
}
