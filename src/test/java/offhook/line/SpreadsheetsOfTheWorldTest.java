package offhook.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What spreadsheets and their users do to lists of phones. */
class SpreadsheetsOfTheWorldTest {
    @ParameterizedTest
    @ValueSource(strings = {"4.93012E+11", "1E+5", "#REF!", "#NAME?", "########", "#BEZUG!"})
    void what_the_spreadsheet_destroyed_is_neither_number_nor_password(String damage) {
        List<String> faults =
                Handed.faults("mac,number,password", "001B0C18BDC1," + damage + "," + damage);

        assertThat(faults)
                .hasSize(2)
                .allMatch(fault -> fault.contains("the spreadsheet "))
                .anyMatch(fault -> fault.contains("column number") && fault.contains(damage))
                .anyMatch(fault -> fault.contains("column password") && !fault.contains(damage));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'0201", "=\"0201\"", "0201.0", "0201"})
    void a_number_is_read_through_what_a_spreadsheet_puts_around_it(String written) {
        PhoneEntry phone =
                Handed.only(Handed.fresh("mac,number,password", "001B0C18BDC1," + written + ",x"));

        assertThat(phone.lines()).extracting(Line::number).containsExactly("0201");
    }

    @ParameterizedTest
    @CsvSource({"+49 30 5551, +49305551", "(030) 555-2, 0305552", "030/5553, 0305553"})
    void a_number_as_people_write_it_gets_the_one_that_is_meant(String written, String meant) {
        assertThat(Handed.faults("mac,number", "001B0C18BDC1," + written))
                .singleElement()
                .asString()
                .contains("did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MAC-Adresse,Durchwahl,Anzeigename,Kennwort,Modell,Standort",
                "Adresse MAC,Poste,Nom,Mot de passe,Modèle,Site",
                "Dirección MAC,Extensión,Nombre,Contraseña,Modelo,Office",
                "Indirizzo MAC,Interno,Nome,Password,Modello,Site",
                "Endereço MAC,Ramal,Nome,Senha,Modelo,Site",
                "MAC adres,Toestel,Naam,Wachtwoord,Model,Locatie",
            })
    void headings_are_read_in_the_languages_of_their_writers(String heading) {
        String row = "001B0C18BDC1,201,Anna,geheim,7941,Kontor";
        PhoneEntry phone = Handed.only(Handed.fresh(heading.replace("Locatie", "Site"), row));

        assertThat(phone.site()).contains("Kontor");
        assertThat(phone.model()).contains("7941");
        assertThat(phone.lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.number()).isEqualTo("201");
                            assertThat(line.displayName()).isEqualTo("Anna");
                            assertThat(line.password().text()).isEqualTo("geheim");
                        });
    }

    @Test
    void a_number_twice_on_one_phone_is_not_on_more_than_one() {
        Judgement judgement =
                Handed.fresh(
                        "mac,number,password",
                        "001B0C18BDC1,201,geheim",
                        "001B0C18BDC1,201,geheim");

        assertThat(BookNotes.of(judgement.book()))
                .noneMatch(note -> note.contains("on more than one phone"));
    }
}
