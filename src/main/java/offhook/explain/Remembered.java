package offhook.explain;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entries: what lines say of lines before them must be bounded. */
final class Remembered<K, V> {
    private final LinkedHashMap<K, V> entries;

    Remembered(int entriesMax) {
        this.entries =
                new LinkedHashMap<>() {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > entriesMax;
                    }
                };
    }

    V get(K key) {
        return entries.get(key);
    }

    void put(K key, V value) {
        // Taken out first, so that what is said again counts as young.
        entries.remove(key);
        entries.put(key, value);
    }

    V remove(K key) {
        return entries.remove(key);
    }

    Iterable<Map.Entry<K, V>> all() {
        return entries.entrySet();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }
}
