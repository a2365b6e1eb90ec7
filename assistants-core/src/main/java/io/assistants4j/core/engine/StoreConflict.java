package io.assistants4j.core.engine;

/** A commit was refused because of what is in the store by now; nothing of it was written. */
public final class StoreConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** A refusal of this kind, about the object with this id. */
    public StoreConflict(Kind kind, String id) {
        super(kind + ": " + id, null, false, false);
        this.kind = kind;
    }

    /** Why the commit was refused. */
    public Kind kind() {
        return kind;
    }

    /** Why a commit was refused. */
    public enum Kind {
        /** An object was changed or deleted by somebody else since it was read: read it again. */
        STALE,
        /** The thread, or the object to change, is not there. */
        MISSING,
        /** A run is active on the thread. */
        THREAD_BUSY,
        /** An object with this id is there already. */
        EXISTS
    }
}
