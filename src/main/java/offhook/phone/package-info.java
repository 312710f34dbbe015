/**
 * What a Cisco 7900 is, what its loads are called, and what it means by a file name.
 *
 * <p>Pure. The models are data (resource {@code offhook/phone/models.toml}), read at the edge and
 * given to {@link offhook.phone.PhoneCatalogue}. Sources: shared facts phones.md §1 and §2,
 * firmware.md §2; carried over in docs/phones.md with their certainty.
 */
package offhook.phone;
