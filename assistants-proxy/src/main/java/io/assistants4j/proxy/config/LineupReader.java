package io.assistants4j.proxy.config;

import io.assistants4j.proxy.config.schema.NamedValues;
import io.assistants4j.proxy.config.schema.Nearest;
import io.assistants4j.proxy.config.schema.Place;
import io.assistants4j.proxy.config.schema.Scalar;
import io.assistants4j.proxy.config.schema.Values;
import io.assistants4j.proxy.provider.Lineup;
import io.assistants4j.proxy.provider.NamedOpening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what several sections say of providers. */
final class LineupReader {
    private final Values file;
    private final Optional<TypedSettings> litellm;
    private final Map<String, TypedSettings> said = new LinkedHashMap<>();

    LineupReader(Values file) {
        this.file = file;
        this.litellm = file.find(ConfigSections.ASSISTANT_SETTINGS);
    }

    /** The providers; null where the file names none. */
    @Nullable
    Lineup read() {
        file.find(ConfigSections.PROVIDERS).ifPresent(said::putAll);
        litellm.ifPresent(provider -> {
            if (said.putIfAbsent(provider.typeName(), provider) != null) {
                file.refuse(
                        ConfigSections.ASSISTANT_SETTINGS,
                        "is a provider '" + provider.typeName() + "', and there is one in 'providers' already");
            }
        });
        Map<String, Map<String, String>> aliases = aliases();
        String first = defaultName();
        List<NamedOpening> openings = new ArrayList<>();
        said.forEach((name, provider) -> provider.prepare(aliases.getOrDefault(name, Map.of()))
                .ifPresent(opening -> openings.add(new NamedOpening(name, provider.typeName(), opening))));
        return said.isEmpty() ? null : new Lineup(openings, first);
    }

    private String defaultName() {
        Optional<String> named = file.find(ConfigSections.DEFAULT_PROVIDER);
        if (named.isPresent() && !said.containsKey(named.get())) {
            file.refuse(ConfigSections.DEFAULT_PROVIDER, unknown(named.get()));
        }
        Optional<String> name = named.or(() -> litellm.map(TypedSettings::typeName));
        if (name.isEmpty() && said.size() > 1) {
            file.refuse(
                    ConfigSections.DEFAULT_PROVIDER,
                    "is missing: say which of " + String.join(", ", said.keySet())
                            + " answers where a request names none");
        }
        return name.orElseGet(() -> said.keySet().stream().findFirst().orElse(""));
    }

    private Map<String, Map<String, String>> aliases() {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        file.find(ConfigSections.MODELS).ifPresent(models -> {
            for (Place provider : models.members()) {
                String name = models.nameOf(provider);
                Map<String, String> read = NamedValues.of(Scalar.text()).read(provider);
                if (!said.containsKey(name)) {
                    provider.refuse(unknown(name));
                } else if (read != null) {
                    aliases.put(name, read);
                }
            }
        });
        return aliases;
    }

    private String unknown(String name) {
        return said.isEmpty()
                ? "there are no providers in this file"
                : "there is no provider '" + name + "'; " + Nearest.hint(name, said.keySet());
    }
}
