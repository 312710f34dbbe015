/**
 * Folding one phone's events into a story: what it is, where it is in its boot, what that proves.
 *
 * <p>Pure. {@code BootStory.after(Observed) → BootStory}; any story can be rebuilt from the
 * journal. Sources: shared facts phones.md §2, §3, §5.
 */
package offhook.boot;
