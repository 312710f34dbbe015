package offhook.app;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.StringLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;

import offhook.line.Line;
import offhook.line.Pbx;
import offhook.line.PhoneSetup;
import offhook.line.Secret;
import offhook.line.Setting;
import offhook.phone.PhoneModel;
import offhook.provision.FileForm;
import offhook.provision.FileOrder;
import offhook.provision.OwnWording;
import offhook.wire.Bytes;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The operator's own templates in {@code templates} of the data folder: Pebble, read once. {@code
 * sep-sip.cnf.xml.peb} counts for every phone, {@code 7962-sep-sip.cnf.xml.peb} for that model.
 */
final class TemplateFolder implements OwnWording {
    private static final String FOLDER = "templates";
    private static final String EXTENSION = ".peb";

    /** The largest file that we write has 40 kB: 8 lines and 48 keys. */
    private static final int TEMPLATE_BYTES_MAX = 1 << 20;

    /** No phone reads so large a file; a template that writes without end is stopped there. */
    private static final int RENDERED_MAX = 256 * 1024;

    /** By file name without extension, in lower case. */
    private final Map<String, Template> templates;

    /** A template that can be asked, or why it never can. */
    private sealed interface Template {
        record Usable(PebbleTemplate template) implements Template {}

        record Useless(String why) implements Template {}
    }

    private TemplateFolder(Map<String, Template> templates) {
        this.templates = Map.copyOf(templates);
    }

    /**
     * @param complaints hears of templates that no phone will see
     */
    static OwnWording in(Path data, Consumer<String> complaints) {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return OwnWording.NONE;
        }
        var templates = new HashMap<String, Template>();
        try (var files = Files.newDirectoryStream(folder, "*" + EXTENSION)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String bare =
                        name.substring(0, name.length() - EXTENSION.length())
                                .toLowerCase(Locale.ROOT);
                if (!isOfAForm(bare)) {
                    complaints.accept(unknown(file, bare));
                    continue;
                }
                Template template = read(file, bare);
                if (template instanceof Template.Useless(String why)) {
                    complaints.accept(file + ": " + why + "; Offhook's own wording is used");
                }
                templates.put(bare, template);
            }
        } catch (IOException failure) {
            throw new Failures.MachineRefused(
                    folder + " cannot be read (" + failure.getMessage() + ")", failure);
        }
        return new TemplateFolder(templates);
    }

    private static boolean isOfAForm(String bare) {
        return words().stream().anyMatch(word -> bare.equals(word) || bare.endsWith("-" + word));
    }

    private static List<String> words() {
        return List.of(FileForm.values()).stream().map(FileForm::word).toList();
    }

    private static String unknown(Path file, String bare) {
        return file
                + ": no kind of file is called "
                + bare
                + offhook.config.NearWord.hint(bare, words());
    }

    private static Template read(Path file, String bare) throws IOException {
        if (Files.size(file) > TEMPLATE_BYTES_MAX) {
            return new Template.Useless("it is larger than a megabyte");
        }
        PebbleEngine engine =
                new PebbleEngine.Builder()
                        // Names of other templates are text, too: nothing else is ever read.
                        .loader(new StringLoader())
                        .autoEscaping(bare.endsWith("xml"))
                        .strictVariables(true)
                        .maxRenderedSize(RENDERED_MAX)
                        .methodAccessValidator((object, method) -> false)
                        .build();
        try {
            return new Template.Usable(engine.getTemplate(Files.readString(file)));
        } catch (PebbleException broken) {
            return new Template.Useless(said(broken));
        } catch (java.nio.charset.CharacterCodingException notText) {
            return new Template.Useless("it is no UTF-8 text");
        }
    }

    private static String said(PebbleException broken) {
        String line = broken.getLineNumber() == null ? "" : "line " + broken.getLineNumber() + ": ";
        return line + broken.getPebbleMessage();
    }

    @Override
    public Wording of(FileForm form, FileOrder order, Bytes ours) {
        String ofModel =
                order.model()
                        .map(PhoneModel::name)
                        .map(name -> name.toLowerCase(Locale.ROOT) + "-" + form.word())
                        .orElse(form.word());
        Template template = templates.getOrDefault(ofModel, templates.get(form.word()));
        if (template == null) {
            return new Nothing();
        }
        return switch (template) {
            case Template.Useless(String why) -> new Broken(why);
            case Template.Usable(PebbleTemplate usable) -> written(usable, order, ours);
        };
    }

    private static Wording written(PebbleTemplate template, FileOrder order, Bytes ours) {
        var text = new StringWriter();
        try {
            template.evaluate(text, values(order, ours), Locale.ROOT);
            return new Written(Bytes.ofUtf8(text.toString()));
        } catch (PebbleException broken) {
            return new Broken(unspoken(said(broken), order));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory refused", impossible);
        } catch (StackOverflowError endless) {
            return new Broken("a macro in it calls itself without end");
        }
    }

    /** No password gets into a sentence, whatever the engine quotes. */
    private static String unspoken(String sentence, FileOrder order) {
        String plain = sentence;
        for (Secret secret : order.setup().secrets()) {
            plain = plain.replace(secret.text(), "•••");
        }
        return plain;
    }

    private static Map<String, Object> values(FileOrder order, Bytes ours) {
        var values = new HashMap<String, Object>();
        values.put("file", ours.utf8());
        values.put("mac", order.setup().mac().digits().toUpperCase(Locale.ROOT));
        values.put("model", order.model().map(PhoneModel::name).orElse(""));
        values.put("load", order.load().text());
        values.put("station", order.station().toString());
        values.put("description", order.setup().description());
        values.put("lines", order.setup().lines().stream().map(TemplateFolder::line).toList());
        values.put(
                "speedDials",
                order.setup().speedDials().stream()
                        .map(
                                dial ->
                                        Map.of(
                                                "button",
                                                dial.button(),
                                                "label",
                                                dial.label(),
                                                "number",
                                                dial.number(),
                                                "watches",
                                                dial.watches()))
                        .toList());
        var settings = new HashMap<String, Object>();
        for (Setting setting : Setting.values()) {
            settings.put(setting.word(), order.setup().value(setting));
        }
        values.put("settings", settings);
        return values;
    }

    private static Map<String, Object> line(PhoneSetup.PlacedLine placed) {
        Line line = placed.line();
        return Map.of(
                "button",
                line.button(),
                "number",
                line.number(),
                "label",
                line.label().isEmpty() ? line.number() : line.label(),
                "displayName",
                line.displayName(),
                "authName",
                line.authName().isEmpty() ? line.number() : line.authName(),
                "password",
                line.password().text(),
                "voicemail",
                line.voicemail().or(() -> placed.pbx().map(Pbx::voicemail)).orElse(""),
                "host",
                placed.pbx().map(Pbx::host).orElse(""),
                "port",
                placed.pbx().map(Pbx::port).orElse(0));
    }
}
