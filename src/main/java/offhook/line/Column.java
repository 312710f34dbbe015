package offhook.line;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a column of a list of phones can hold, and what people call it. */
public enum Column {
    MAC(
            false,
            "mac",
            "macaddress macaddr ethernetaddress hardwareaddress hwaddr devicemacaddress"
                    + " deviceaddress phonemac macid sep devicename"
                    + " macadresse adressemac direcciónmac direccionmac indirizzomac macadres"
                    + " endereçomac enderecomac"),
    MODEL(
            false,
            "model",
            "phonemodel devicemodel phonetype producttype type devicetype modell modèle modele"
                    + " modelo modello"),
    SITE(false, "site", "location office branch building standort gebäude filiale"),
    DESCRIPTION(
            false,
            "description",
            "comment note notes remark devicedescription owner phonename beschreibung bemerkung"
                    + " kommentar descripción descripcion descrizione beschrijving descrição"),
    KIND(true, "kind", "keykind keytype buttontype"),
    BUTTON(true, "button", "key line linenumber lineindex buttonnumber position"),
    NUMBER(
            true,
            "number",
            "extension ext exten user username userid dn directorynumber nebenstelle durchwahl"
                    + " rufnummer nummer poste numéro numero extensión interno toestel ramal"),
    LABEL(
            true,
            "label",
            "linelabel featurelabel shortname keylabel buttonlabel linetextlabel beschriftung"
                    + " libellé libelle etiqueta etichetta"),
    DISPLAY_NAME(
            true,
            "display-name",
            "name fullname callerid callername calleridname person anzeigename nom nombre nome"
                    + " naam"),
    AUTH_NAME(
            true,
            "auth-name",
            "auth authuser authid authusername authenticationname authenticationid login"
                    + " loginname"),
    PASSWORD(
            true,
            "password",
            "secret pass pwd passwd sippassword sipsecret authpassword authpass authsecret passwort"
                    + " kennwort motdepasse contraseña contrasena wachtwoord senha sippasswort"
                    + " sipkennwort passwortsip"),
    VOICEMAIL(true, "voicemail", "vm voicemailnumber messages messagesnumber voicemailextension"),
    PBX(
            true,
            "pbx",
            "server registrar sipserver proxy sipproxy provider pbxname serveraddress host"
                    + " domain");

    private final boolean isOfKey;
    private final String word;
    private final List<String> others;

    Column(boolean isOfKey, String word, String others) {
        this.isOfKey = isOfKey;
        this.word = word;
        this.others = List.of(others.split(" "));
    }

    /** Whether each key of a phone has its own; else the phone has one. */
    boolean isOfKey() {
        return isOfKey;
    }

    /** As our own lists have it in their heading. */
    public String word() {
        return word;
    }

    /** All letters and digits that a heading may consist of to mean this. */
    static Optional<Column> called(String bare) {
        return Arrays.stream(values())
                .filter(column -> bare(column.word).equals(bare) || column.others.contains(bare))
                .findFirst();
    }

    /** In lower case, with nothing but letters and digits. */
    static String bare(String heading) {
        return heading.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
