package io.assistants4j.store.jdbc;

import io.assistants4j.core.provider.ProviderId;
import io.assistants4j.testkit.contract.ProviderContract;
import io.assistants4j.testkit.contract.reference.ReferenceProvider;
import io.assistants4j.testkit.contract.subject.Candidate;
import io.assistants4j.testkit.contract.subject.ContractContext;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A provider keeps the contract over the durable store, too. */
final class SqliteContractTest extends ProviderContract {
    @TempDir
    private static Path directory;

    private static SqliteStore store;

    @BeforeAll
    static void open() {
        store = SqliteStore.open(directory.resolve("contract.db"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    public Candidate candidate(ContractContext context) {
        Scope scope = new Scope(new ProviderId("reference"), context.ids().next());
        return ReferenceProvider.candidate(context, store.conversations(scope));
    }
}
