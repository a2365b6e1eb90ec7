package io.assistants4j.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that cannot fail is worth nothing: here each one does. */
class HexagonRulesTest {

    private static final String GOOD = HexagonRulesTest.class.getPackageName() + ".goodhouse";
    private static final String BAD = HexagonRulesTest.class.getPackageName() + ".badhouse";

    private static final String USES = "a module uses only the modules below it, and adapters never know each other";
    private static final String INTERNAL = "packages named internal are closed to other modules";
    private static final String CIRCLES = "packages do not depend on each other in circles";
    private static final String ALLOWED =
            "core uses only itself, java.lang, java.util, java.time, java.math, java.net.URI and JSpecify";
    private static final String REACHES =
            "core reads no clock and no environment, and neither sleeps nor starts threads";
    private static final String TRANSPORT =
            "no public signature of a provider mentions Retrofit, OkHttp, okio or Moshi";
    private static final String GUICE = "no public signature of a provider mentions Guice, its module excepted";
    private static final String NAMES =
            "no type is named Utils, Helper, Manager, Impl or Base: a name says what a type does";
    private static final String FINAL = "a class is final or abstract: nobody extends what was not made for it";
    private static final String CREDENTIALS = "a credential is a Secret, or its owner's toString leaves it out";
    private static final String ENUMS = "what keeps unknown members keeps unknown values: it holds open enums only";
    private static final String SAID = "every package-info says what belongs into its package and what must not";
    private static final String THREAD = "no public type is named Thread: it would hide java.lang.Thread";
    private static final String BOOLEANS = "no public method takes a boolean: a call has to read by itself";
    private static final String GETTERS = "no method of a public interface starts with get";
    private static final String MARKED = "every package has a package-info that is @NullMarked";
    private static final String LENGTH = "no source file is longer than 500 lines, no contract longer than 400";

    /** Reading classes is slow, and they do not change. */
    private static final Map<String, JavaClasses> CLASSES = new ConcurrentHashMap<>();

    @TempDir
    Path sources;

    @Test
    void aGoodHousePasses() throws IOException {
        write("Short.java", 500);
        write("RunsContract.java", 400);

        for (var module : List.of("core", "wire", "openai")) {
            assertThat(broken(GOOD, module)).as(module).isEmpty();
        }
    }

    @Test
    void theBadHouseBreaksEveryRule() throws IOException {
        write("Long.java", 501);
        Files.writeString(sources.resolve("package-info.java"), "/** Things. */ package things;");
        var all = new TreeSet<String>();
        var broken = new TreeSet<String>();
        for (var module : List.of("core", "wire", "openai", "local")) {
            module(BAD, module).tests().map(DynamicTest::getDisplayName).forEach(all::add);
            broken.addAll(broken(BAD, module).keySet());
        }

        assertThat(broken).isEqualTo(all).hasSize(17);
    }

    @Test
    void coreMayUseNothingOfTheHouseAndLittleOfTheJdk() throws IOException {
        write("Short.java", 1);

        var broken = broken(BAD, "core");

        assertThat(broken.get(USES)).contains("KnowsWire", "Transport");
        assertThat(broken.get(ALLOWED))
                .contains("ReadsFiles", "java.nio.file.Files", "ShowsFramework", "retrofit2.Call");
    }

    @Test
    void coreMayNotReachForTheWorld() throws IOException {
        write("Short.java", 1);

        assertThat(broken(BAD, "core").get(REACHES).lines().map(String::strip))
                .anyMatch(line -> line.contains("references method <java.time.Instant.now()>"))
                .anyMatch(line -> line.contains("calls method <java.time.Instant.now()>"))
                .anyMatch(line -> line.contains("Clock.systemUTC"))
                .anyMatch(line -> line.contains("System.currentTimeMillis"))
                .anyMatch(line -> line.contains("System.nanoTime"))
                .anyMatch(line -> line.contains("System.getenv"))
                .anyMatch(line -> line.contains("System.getProperty"))
                .anyMatch(line -> line.contains("java.lang.Thread.<init>"))
                .anyMatch(line -> line.contains("Thread.sleep"))
                .anyMatch(line -> line.contains("TimeUnit.sleep"))
                .anyMatch(line -> line.contains("newCachedThreadPool"))
                .anyMatch(line -> line.contains("commonPool"))
                .anyMatch(line -> line.contains("Impatient.executor()> calls"))
                .noneMatch(line -> line.contains("ThreadPerTask.executor()> calls"));
    }

    @Test
    void aProviderMayNotShowWhatItIsBuiltOn() throws IOException {
        write("Short.java", 1);

        var broken = broken(BAD, "openai");

        assertThat(broken).containsOnlyKeys(TRANSPORT, GUICE, INTERNAL, FINAL);
        assertThat(broken.get(FINAL)).contains("OpenAiConfig");
        assertThat(broken.get(TRANSPORT)).contains("OpenAiConfig.calls() shows retrofit2.Call");
        assertThat(broken.get(GUICE)).contains("OpenAiConfig.bind(", "shows com.google.inject.Binder");
        assertThat(broken.get(INTERNAL)).contains("OpenAiConfig", "wire.http.internal.Pool");
    }

    @Test
    void adaptersMayNotKnowEachOther() throws IOException {
        write("Short.java", 1);

        var broken = broken(BAD, "local");

        assertThat(broken).containsOnlyKeys(USES);
        assertThat(broken.get(USES)).contains("KnowsOpenAi", "OpenAiConfig");
    }

    @Test
    void theShapeOfTypesAndMethodsIsWatched() throws IOException {
        write("Short.java", 1);

        var broken = broken(BAD, "core");

        assertThat(broken.get(CIRCLES)).contains("core.a", "core.b");
        assertThat(broken.get(NAMES)).contains("JsonUtils", "JsonUtils$RunImpl");
        assertThat(broken.get(THREAD)).contains("badhouse.core.a.Thread");
        assertThat(broken.get(BOOLEANS)).contains("Runs.create(java.lang.String, boolean)");
        assertThat(broken.get(GETTERS))
                .contains("Runs.getRun(java.lang.String)")
                .doesNotContain("create");
        assertThat(broken.get(MARKED)).contains("core.unmarked").doesNotContain("core.a");
    }

    @Test
    void whatTypesHoldIsWatched() throws IOException {
        write("Short.java", 1);

        var broken = broken(BAD, "core");

        assertThat(broken.get(CREDENTIALS))
                .contains("Login.apiKey", "Door.password")
                .doesNotContain("Login.user");
        assertThat(broken.get(ENUMS)).contains("Login.level").doesNotContain("Login.user");
    }

    @Test
    void whatPackagesSayIsWatched() throws IOException {
        write("Short.java", 1);
        var info = sources.resolve("package-info.java");

        Files.writeString(info, "/** Things. Not yours. */ package things;");
        assertThat(broken(GOOD, "core")).isEmpty();
        Files.writeString(info, "/** Things. */ package things;");
        assertThat(broken(GOOD, "core").get(SAID)).contains("package-info.java");
        Files.writeString(info, "// Things. Not yours.\npackage things;");
        assertThat(broken(GOOD, "core")).containsOnlyKeys(SAID);
    }

    @Test
    void theLengthOfFilesIsWatched() throws IOException {
        write("Long.java", 501);
        write("Short.java", 500);
        write("RunsContract.java", 401);

        assertThat(broken(GOOD, "core").get(LENGTH))
                .contains("Long.java has 501 lines", "RunsContract.java has 401 lines")
                .doesNotContain("Short.java");
    }

    @Test
    void rulesOverNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexagonRules.forModule("io.assistants4j.azure"))
                .withMessageContaining("io.assistants4j.azure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> module(GOOD, "local"))
                .withMessageContaining("no class");
        assertThat(broken(GOOD, "core").get(LENGTH)).contains("no source file");
    }

    @Test
    void aModuleTheRulesDoNotKnowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexagonRules.forModule("io.assistants4j.wier"))
                .withMessageContaining("io.assistants4j.wier");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HexagonRules.forModule("com.example"))
                .withMessageContaining("com.example");
    }

    private void write(String name, int lines) throws IOException {
        Files.writeString(sources.resolve(name), "//\n".repeat(lines));
    }

    private HexagonRules module(String house, String name) {
        var classes = CLASSES.computeIfAbsent(
                house + "." + name, root -> HouseModule.imported(new ClassFileImporter(), root));
        return new HexagonRules(new HouseModule(house, name, classes, sources));
    }

    private Map<String, String> broken(String house, String module) {
        var broken = new TreeMap<String, String>();
        module(house, module).tests().forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (AssertionError e) {
                broken.put(test.getDisplayName(), e.getMessage());
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        });
        return broken;
    }
}
