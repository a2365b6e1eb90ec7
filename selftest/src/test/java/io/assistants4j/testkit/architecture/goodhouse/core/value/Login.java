package io.assistants4j.testkit.architecture.goodhouse.core.value;

/** Holds a credential as a text that came from somewhere, but does not print it. */
public record Login(String user, String accessToken, Level level, Extensions extensions) {
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }

    /** May grow. */
    public interface Level {
        /** The text. */
        String value();
    }

    /** Nobody prints it by chance. */
    static final class Door {
        private final char[] password;

        Door(char[] password) {
            this.password = password.clone();
        }

        boolean opens() {
            return password.length > 0;
        }
    }
}
