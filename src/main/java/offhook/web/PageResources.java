package offhook.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The page's files as they lie on the class path: in our jar, or in a folder while developing. */
final class PageResources {
    private static final String FOLDER = "page";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    /** No part begins with a dot: nothing leads out of the folder. */
    private static final Pattern MODULE =
            Pattern.compile(
                    "(?:[A-Za-z0-9_@][A-Za-z0-9._@-]*/)+[A-Za-z0-9_@][A-Za-z0-9._@-]*\\.js");

    private PageResources() {}

    /** By their path below {@code offhook/web/page}. */
    static SortedMap<String, byte[]> page() {
        URL folder = Objects.requireNonNull(PageResources.class.getResource(FOLDER), FOLDER);
        try {
            return folder.getProtocol().equals("jar")
                    ? inJar((JarURLConnection) folder.openConnection())
                    : inFolder(Path.of(folder.toURI()));
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the page's files can't be read", broken);
        }
    }

    /** Whether the files can change while the program runs: only before they are packaged. */
    static boolean mayChange() {
        URL folder = Objects.requireNonNull(PageResources.class.getResource(FOLDER), FOLDER);
        return !folder.getProtocol().equals("jar");
    }

    /** A file of a WebJar, {@code lit/3.3.1/index.js}; empty if there is none of that name. */
    static Optional<byte[]> webjar(String path) {
        if (!MODULE.matcher(path).matches()) {
            return Optional.empty();
        }
        try (InputStream stream = PageResources.class.getResourceAsStream(WEBJARS + path)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The version of an artefact on the class path, as Maven wrote it into the jar. */
    static String webjarVersion(String artefact) {
        String name = "/META-INF/maven/org.webjars.npm/" + artefact + "/pom.properties";
        try (InputStream stream = PageResources.class.getResourceAsStream(name)) {
            var properties = new java.util.Properties();
            properties.load(Objects.requireNonNull(stream, name));
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SortedMap<String, byte[]> inJar(JarURLConnection jar) throws IOException {
        var files = new TreeMap<String, byte[]>();
        String prefix =
                jar.getEntryName().endsWith("/") ? jar.getEntryName() : jar.getEntryName() + "/";
        for (var entry : java.util.Collections.list(jar.getJarFile().entries())) {
            if (entry.getName().startsWith(prefix) && !entry.isDirectory()) {
                try (InputStream stream = jar.getJarFile().getInputStream(entry)) {
                    files.put(entry.getName().substring(prefix.length()), stream.readAllBytes());
                }
            }
        }
        return files;
    }

    private static SortedMap<String, byte[]> inFolder(Path folder) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
        return files;
    }
}
