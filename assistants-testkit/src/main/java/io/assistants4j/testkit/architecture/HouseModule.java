package io.assistants4j.testkit.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One module as the rules see it.
 *
 * @param house the package all modules live in
 * @param name the module's root package below the house: {@code wire}, {@code store.jdbc}
 * @param classes its main classes
 * @param sources its {@code src/main/java}
 */
record HouseModule(String house, String name, JavaClasses classes, Path sources) {

    private static final String HOUSE = "io.assistants4j";
    private static final Set<String> PROVIDERS = Set.of("openai", "azure", "astra", "local");

    HouseModule {
        if (!LayerRules.knows(name)) {
            throw new IllegalArgumentException("no module has the root package " + house + "." + name);
        }
        if (classes.stream().noneMatch(HouseModule::isCode)) {
            throw new IllegalArgumentException("no class below " + house + "." + name + ": there is nothing to check");
        }
    }

    static HouseModule onClassPath(String rootPackage) {
        if (!rootPackage.startsWith(HOUSE + ".")) {
            throw new IllegalArgumentException("not a package of this house: " + rootPackage);
        }
        var classes = imported(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        // What JMH generates is nobody's to write well.
                        .withImportOption(location -> !location.contains("/jmh_generated/")),
                rootPackage);
        return new HouseModule(
                HOUSE, rootPackage.substring(HOUSE.length() + 1), classes, sourcesOf(rootPackage, classes));
    }

    /**
     * Of the classes of others only the supertypes of ours are read: of the rest the rules need no more than its name. Where
     * ours are the class loader says; asked for a package, ArchUnit looks through the JDK and every library.
     */
    static JavaClasses imported(ClassFileImporter importer, String rootPackage) {
        return ArchConfiguration.withThreadLocalScope((Function<ArchConfiguration, JavaClasses>) configuration -> {
            Stream.of("MemberTypes", "AccessesToTypes", "AnnotationTypes", "GenericSignatureTypes")
                    .map(kind -> "import.dependencyResolutionProcess.maxIterationsFor" + kind)
                    .forEach(property -> configuration.setProperty(property, "0"));
            return importer.importUrls(foldersOf(rootPackage));
        });
    }

    private static List<URL> foldersOf(String rootPackage) {
        try {
            return Collections.list(HouseModule.class.getClassLoader().getResources(rootPackage.replace('.', '/')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String root() {
        return house + "." + name;
    }

    boolean isCore() {
        return name.equals("core");
    }

    boolean isProvider() {
        return PROVIDERS.contains(name);
    }

    /** Whether a class is one of ours, in whichever module. */
    boolean isOfTheHouse(JavaClass type) {
        return isBelow(house, type);
    }

    boolean isOfThisModule(JavaClass type) {
        return isBelow(root(), type);
    }

    static boolean isBelow(String root, JavaClass type) {
        var name = type.getBaseComponentType().getPackageName();
        return name.equals(root) || name.startsWith(root + ".");
    }

    static boolean isCode(JavaClass type) {
        return !type.getSimpleName().equals("package-info");
    }

    /** Classes come from {@code MODULE/target/classes} or from a jar in {@code MODULE/target}. */
    private static Path sourcesOf(String rootPackage, JavaClasses classes) {
        return classes.stream()
                .flatMap(type -> type.getSource().stream())
                .map(source -> source.getUri().toString())
                .filter(uri -> uri.contains("/target/"))
                .map(uri -> uri.substring(uri.indexOf("file:"), uri.lastIndexOf("/target/")) + "/src/main/java")
                .map(uri -> Path.of(URI.create(uri)))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sources beside the classes of " + rootPackage));
    }
}
