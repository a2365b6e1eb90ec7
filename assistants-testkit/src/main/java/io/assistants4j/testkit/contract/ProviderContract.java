package io.assistants4j.testkit.contract;

/** The whole contract; the test of an adapter extends it and supplies its candidate. */
public abstract class ProviderContract
        implements AssistantsContract,
                ThreadsContract,
                MessagesContract,
                PagingContract,
                RunsContract,
                RunListContract,
                RunWithThreadContract,
                RunSettingsContract,
                RunMessagesContract,
                RunStepsContract,
                RunEndingsContract,
                RunExpiryContract,
                RunBudgetsContract,
                RunLocksContract,
                RunWaitsContract,
                CancellationContract,
                ErrorsContract,
                CapabilitiesContract,
                ForwardCompatContract,
                SecretsContract,
                ResilienceContract,
                WireStreamsContract {}
