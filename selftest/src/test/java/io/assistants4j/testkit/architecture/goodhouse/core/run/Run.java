package io.assistants4j.testkit.architecture.goodhouse.core.run;

/** A record may have a flag, its builder a switch for it, and a stream its autoflush. */
public record Run(String id, boolean streamed) {

    /** A constructor with a name. */
    public static Run of(String id, boolean streamed) {
        return new Run(id, streamed);
    }

    /** Builds a run. */
    public static final class Builder {
        private boolean streamed;

        /** Sets the flag. */
        public Builder streamed(boolean streamed) {
            this.streamed = streamed;
            return this;
        }

        /** Builds. */
        public Run build() {
            return new Run("", streamed);
        }
    }
}
