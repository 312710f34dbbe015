package offhook.web;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page's files as one edition: every module's address carries the version of its content, so
 * that a browser keeps it for ever and still sees a new one at once.
 *
 * <p>{@code index.html} names its files by their path ({@code src="main.js"}) and has a {@code
 * <script type="importmap">}, whose text is written here; modules import each other relatively, and
 * Lit by its own names.
 */
final class Page {
    static final String INDEX = "index.html";

    /** The only script that stands in the page itself: browsers take an import map no other way. */
    private static final Pattern IMPORT_MAP =
            Pattern.compile("(<script type=\"importmap\">).*?(</script>)", Pattern.DOTALL);

    private final Map<String, PageFile> files = new LinkedHashMap<>();
    private final PageFile index;
    private final String policy;

    Page(SortedMap<String, byte[]> resources) {
        resources.forEach((name, bytes) -> files.put(name, new PageFile(name, bytes)));
        PageFile written = files.remove(INDEX);
        String importMap = Json.MAPPER.writeValueAsString(importMap());
        String html = written == null ? "" : written.text();
        for (var file : files.entrySet()) {
            if (isVersioned(file.getKey())) {
                html = html.replace("\"" + file.getKey() + "\"", "\"" + address(file) + "\"");
            }
        }
        html =
                IMPORT_MAP
                        .matcher(html)
                        .replaceFirst("$1" + Matcher.quoteReplacement(importMap) + "$2");
        index = new PageFile(INDEX, html.getBytes(StandardCharsets.UTF_8));
        policy = policy(importMap);
    }

    /** As it lies on the class path now. */
    static Page current() {
        return new Page(PageResources.page());
    }

    PageFile index() {
        return index;
    }

    Optional<PageFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /**
     * Nothing runs but our own files and the import map, which browsers take only from the page
     * itself; nothing is asked of anybody else; and the one policy that may make markup from text
     * is Lit's.
     */
    String policy() {
        return policy;
    }

    private static String policy(String importMap) {
        String hash =
                Base64.getEncoder()
                        .encodeToString(
                                PageFile.sha256(importMap.getBytes(StandardCharsets.UTF_8)));
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'sha256-" + hash + "'",
                "style-src 'self'",
                "img-src 'self'",
                "font-src 'self'",
                "media-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types lit-html");
    }

    private ObjectNode importMap() {
        ObjectNode map = Json.MAPPER.createObjectNode();
        ObjectNode imports = map.putObject("imports");
        lit("lit", "lit", "index.js", imports);
        lit("lit-html", "lit-html", "lit-html.js", imports);
        lit("lit-element", "lit-element", "index.js", imports);
        lit("@lit/reactive-element", "lit__reactive-element", "reactive-element.js", imports);
        for (var file : files.entrySet()) {
            if (file.getKey().endsWith(".js")) {
                imports.put("/" + file.getKey(), address(file));
            }
        }
        return map;
    }

    private static void lit(String name, String artefact, String main, ObjectNode imports) {
        String folder = "/webjars/" + artefact + "/" + PageResources.webjarVersion(artefact) + "/";
        imports.put(name, folder + main);
        imports.put(name + "/", folder);
    }

    /** What only the page and modules name; what a style names, it names as it is called. */
    private static boolean isVersioned(String name) {
        return name.endsWith(".js") || name.endsWith(".css");
    }

    private static String address(Map.Entry<String, PageFile> file) {
        return "/" + file.getKey() + "?v=" + file.getValue().version();
    }
}
