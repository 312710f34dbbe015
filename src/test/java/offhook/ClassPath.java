package offhook;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a test was started with, for a process of its own. Test runners hide it in different places.
 */
public final class ClassPath {
    private ClassPath() {}

    public static String text() {
        String known =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return ClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.concat(
                                Arrays.stream(loader.getURLs())
                                        .map(url -> Path.of(URI.create(url.toString())).toString()),
                                Stream.of(known))
                        .collect(Collectors.joining(File.pathSeparator))
                : known;
    }
}
