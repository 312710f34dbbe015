package offhook.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of many readers a line may concern, in one pass over its letters: all their words in one
 * automaton (Aho and Corasick 1975). Most lines of a system's log concern none.
 */
final class Gate {
    /** A bit each. */
    static final int READERS_MAX = 64;

    private static final int ASCII = 128;

    /** Each letter's column; 0 for those that are in no word. Upper case has that of lower case. */
    private final int[] columns = new int[ASCII];

    private final int width;
    private final int[] next;
    private final long[] found;

    /**
     * @param words of each reader, in small letters, ASCII; upper and lower case are not told apart
     */
    Gate(List<List<String>> words) {
        if (words.size() > READERS_MAX) {
            throw new IllegalArgumentException("readers: %d, at most 64".formatted(words.size()));
        }
        width = columns(words);
        var trie = new ArrayList<int[]>();
        var marks = new ArrayList<Long>();
        trie.add(node());
        marks.add(0L);
        for (int reader = 0; reader < words.size(); reader++) {
            for (String word : words.get(reader)) {
                int at = 0;
                for (int i = 0; i < word.length(); i++) {
                    int letter = columns[word.charAt(i)];
                    if (trie.get(at)[letter] < 0) {
                        trie.get(at)[letter] = trie.size();
                        trie.add(node());
                        marks.add(0L);
                    }
                    at = trie.get(at)[letter];
                }
                marks.set(at, marks.get(at) | 1L << reader);
            }
        }
        next = new int[trie.size() * width];
        found = new long[trie.size()];
        link(trie, marks);
    }

    private int columns(List<List<String>> words) {
        int count = 1;
        for (List<String> ofReader : words) {
            for (String word : ofReader) {
                for (int i = 0; i < word.length(); i++) {
                    char letter = word.charAt(i);
                    count += columns[letter] == 0 ? 1 : 0;
                    columns[letter] = columns[letter] == 0 ? count - 1 : columns[letter];
                }
            }
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            columns[letter] = columns[letter + 'a' - 'A'];
        }
        return count;
    }

    private int[] node() {
        var node = new int[width];
        Arrays.fill(node, -1);
        return node;
    }

    /** Where a word breaks off, the longest beginning of another goes on. */
    private void link(List<int[]> trie, List<Long> marks) {
        var fallback = new int[trie.size()];
        var queue = new ArrayDeque<Integer>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            found[at] = marks.get(at) | found[fallback[at]];
            for (int letter = 0; letter < width; letter++) {
                int child = trie.get(at)[letter];
                int other = at == 0 ? 0 : next[fallback[at] * width + letter];
                next[at * width + letter] = child < 0 ? other : child;
                if (child >= 0) {
                    fallback[child] = other;
                    queue.add(child);
                }
            }
        }
    }

    /** A bit for each reader one of whose words is in the text. */
    long readers(String text) {
        long readers = 0;
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            state = letter < ASCII ? next[state * width + columns[letter]] : 0;
            readers |= found[state];
        }
        return readers;
    }
}
