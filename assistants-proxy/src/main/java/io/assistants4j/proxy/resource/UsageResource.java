package io.assistants4j.proxy.resource;

import io.assistants4j.core.page.Page;
import io.assistants4j.core.page.PageRequest;
import io.assistants4j.proxy.http.Answer;
import io.assistants4j.proxy.http.Call;
import io.assistants4j.proxy.http.Router;
import io.assistants4j.proxy.usage.RunLedger;
import io.assistants4j.proxy.usage.UsageLine;
import io.assistants4j.proxy.usage.UsageReport;
import java.util.List;

/** {@code /usage}. */
final class UsageResource {
    private final RunLedger ledger;

    UsageResource(RunLedger ledger) {
        this.ledger = ledger;
    }

    void addTo(Router router) {
        router.on("GET", "/usage", this::list);
    }

    private Answer list(Call call) {
        UsageReport report = UsageReport.of(call.query()::value);
        PageRequest page = call.query().page();
        return Answer.json(ledger.table()
                .map(table -> report.page(table, page.after(), page.limit()))
                .orElse(Page.of(List.<UsageLine>of(), false, UsageLine::id)));
    }
}
