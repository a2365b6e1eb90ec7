package io.assistants4j.testkit.contract.subject;

/** What an adapter's test supplies. */
public interface ProviderUnderTest {
    /** A new provider in this world. It is asked for once a test, and only by tests that need one. */
    Candidate candidate(ContractContext context);
}
