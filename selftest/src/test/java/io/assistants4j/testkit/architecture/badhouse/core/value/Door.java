package io.assistants4j.testkit.architecture.badhouse.core.value;

/** Prints it by hand. */
public final class Door {
    private final String password;

    Door(String password) {
        this.password = password;
    }

    @Override
    public String toString() {
        return "Door to be opened with " + password;
    }
}
