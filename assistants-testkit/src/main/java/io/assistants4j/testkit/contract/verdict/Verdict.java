package io.assistants4j.testkit.contract.verdict;

/** What became of a requirement. */
enum Verdict {
    /** Kept. */
    PASS("PASS"),
    /** The provider declines what it is about; that it refuses it is required elsewhere. */
    PASS_DECLINED("PASS-DECLINED"),
    /** Broken, as a known deviation says. */
    DEVIATION("DEVIATION"),
    /** It cannot be tried with this adapter, is not about it, or is excluded by the kit. */
    NOT_APPLICABLE("N-A"),
    /** Broken, but it does not bind. */
    WARN("WARN"),
    /** Broken. */
    FAIL("FAIL");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
