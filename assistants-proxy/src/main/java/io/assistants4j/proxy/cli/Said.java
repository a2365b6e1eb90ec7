package io.assistants4j.proxy.cli;

import io.assistants4j.proxy.access.KnownKey;
import io.assistants4j.proxy.config.Config;
import io.assistants4j.proxy.config.ServeSettings;
import io.assistants4j.proxy.http.Front;
import io.assistants4j.proxy.provider.Lineup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What options, file and environment say together. */
record Said(ServeSettings settings, Front front, Lineup lineup, List<KnownKey> keys) {
    /** Options go before the file, the environment after it. */
    static Said of(ServeSettings options, Config file, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        file.variables().forEach((name, value) -> environment.put(name, value.reveal()));
        ServeSettings settings = options.orElse(file.server())
                .orElse(ServeSettings.fromEnv(environment))
                .orElse(ServeSettings.defaults());
        Lineup lineup = file.lineup() == null ? Service.lineup(settings, environment) : file.lineup();
        return new Said(settings, file.front(), lineup, file.keys());
    }

    /** What the other says differently and a server takes note of only when it starts, as it is called in the file. */
    List<String> differencesForAStart(Said other) {
        List<String> names = new ArrayList<>();
        compare(other, names, "server.host", said -> said.settings().host());
        compare(other, names, "server.port", said -> said.settings().port());
        compare(other, names, "store.data", said -> said.settings().data());
        compare(other, names, "server.strict", said -> said.settings().strict());
        compare(other, names, "server.tls", said -> said.front().certificate() == null);
        compare(other, names, "server.cors", said -> said.front().origins());
        compare(other, names, "server.max_header_bytes", said -> said.front().headerLimit());
        compare(other, names, "server.max_body_bytes", said -> said.front().bodyLimit());
        compare(other, names, "server.idle_timeout", said -> said.front().patience());
        compare(other, names, "server.body_timeout", said -> said.front().bodyTime());
        return names;
    }

    private void compare(Said other, List<String> names, String name, Function<Said, @Nullable Object> part) {
        if (!Objects.equals(part.apply(this), part.apply(other))) {
            names.add(name);
        }
    }
}
