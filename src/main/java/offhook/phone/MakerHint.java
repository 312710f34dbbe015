package offhook.phone;

import java.util.List;

/**
 * The first half of a MAC address under which models were seen. A hint only: Cisco shares these
 * among products (phones.md §1d).
 *
 * @param oui the first three bytes as a number, {@code 0x001b0c}
 */
public record MakerHint(int oui, List<PhoneModel> models) {
    public MakerHint {
        models = List.copyOf(models);
    }
}
