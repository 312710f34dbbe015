package offhook.app;

import offhook.firmware.Library;
import offhook.firmware.Origin;
import offhook.firmware.UpgradePlan;
import offhook.firmware.UpgradePlanner;
import offhook.phone.LoadName;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.phone.MemberName;
import offhook.phone.MemberNames;
import offhook.phone.PhoneCatalogue;
import offhook.phone.PhoneModel;
import offhook.web.Firmware.PlanQuestion;
import offhook.web.Firmware.PlanReply;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A question for a plan as people and programs write it, read; the command and the API share it.
 */
sealed interface PlanReading {
    /** Understood. */
    record Asked(PhoneModel model, Origin from, LoadName to) implements PlanReading {
        UpgradePlan plan(Library library) {
            return UpgradePlanner.plan(model, from, to, library);
        }

        PlanDocument document(UpgradePlan plan) {
            return PlanDocument.of(model.name(), originText(), to, plan);
        }

        private String originText() {
            return switch (from) {
                case Origin.Exactly(LoadName load) -> load.text();
                case Origin.Between between -> between.text();
                case Origin.Unknown() -> PlanQuestion.UNKNOWN;
            };
        }
    }

    /**
     * Names something that is not there.
     *
     * @param why a sentence with what was expected
     */
    record Misread(String why) implements PlanReading {}

    static PlanReading of(PlanQuestion question, PhoneCatalogue catalogue) {
        Optional<PhoneModel> model = catalogue.named(question.model());
        if (model.isEmpty()) {
            return new Misread(noSuchModel(question.model(), catalogue));
        }
        boolean isUnknown =
                question.from().strip().equalsIgnoreCase(PlanQuestion.UNKNOWN)
                        || isFactoryLoader(question.from());
        LoadNameReading to = LoadNames.read(question.to());
        LoadNameReading from = isUnknown ? to : LoadNames.read(question.from());
        if (to instanceof LoadNameReading.NotALoad no) {
            return misread("to", no);
        }
        return switch (from) {
            case LoadNameReading.NotALoad no -> misread("from", no);
            case LoadNameReading.Named(LoadName load) ->
                    new Asked(
                            model.get(),
                            isUnknown ? new Origin.Unknown() : new Origin.Exactly(load),
                            ((LoadNameReading.Named) to).name());
        };
    }

    /** A reset phone shows term70.default: its own loader runs, whichever that is (rule B2). */
    private static boolean isFactoryLoader(String shown) {
        return MemberNames.read(shown).orElse(null) instanceof MemberName.DefaultLoads;
    }

    /** What the API answers. */
    static PlanReply reply(PlanQuestion question, PhoneCatalogue catalogue, Library library) {
        return switch (of(question, catalogue)) {
            case Misread(String why) -> new PlanReply.Misread(why);
            case Asked asked -> new PlanReply.Planned(asked.document(asked.plan(library)));
        };
    }

    private static String noSuchModel(String spelling, PhoneCatalogue catalogue) {
        return "model: "
                + PlainText.of(spelling)
                + " is no phone of the catalogue; expected one of "
                + catalogue.models().stream()
                        .map(PhoneModel::name)
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static Misread misread(String field, LoadNameReading.NotALoad no) {
        return new Misread(field + ": " + PlainText.of(no.why()));
    }
}
