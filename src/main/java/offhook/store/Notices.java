package offhook.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the operator should hear of the database, said once however often it happens. */
final class Notices {
    /** More different sentences than this are one trouble, not many; the rest is counted. */
    private static final int SENTENCES_MAX = 50;

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int more;

    synchronized void add(String sentence) {
        if (counts.containsKey(sentence) || counts.size() < SENTENCES_MAX) {
            counts.merge(sentence, 1, Integer::sum);
        } else {
            more++;
        }
    }

    synchronized List<String> sentences() {
        var sentences = new ArrayList<String>();
        counts.forEach(
                (sentence, count) ->
                        sentences.add(count == 1 ? sentence : sentence + " (" + count + " times)"));
        if (more > 0) {
            sentences.add("and " + more + " more of the kind");
        }
        return List.copyOf(sentences);
    }
}
