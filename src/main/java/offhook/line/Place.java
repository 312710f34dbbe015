package offhook.line;

/** Where in what was handed in a value stands. */
public sealed interface Place {
    /**
     * @param row as spreadsheets count: the heading is the first
     * @param column from 0
     * @param heading of the column
     */
    record InSheet(int row, int column, String heading) implements Place {
        @Override
        public String text() {
            return "row %d, column %s (cell %s%d)".formatted(row, heading, letters(), row);
        }

        /** A to Z, then AA: as spreadsheets name columns. */
        private String letters() {
            var letters = new StringBuilder();
            for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
                letters.insert(0, (char) ('A' + rest % 26));
            }
            return letters.toString();
        }
    }

    record InRow(int row) implements Place {
        @Override
        public String text() {
            return "row " + row;
        }
    }

    /**
     * @param path such as {@code phones[3].lines[0].number}
     */
    record InDocument(String path) implements Place {
        @Override
        public String text() {
            return path;
        }
    }

    /** As sentences begin. */
    String text();

    /** Sheets from top to bottom, rows from left to right; documents as they were read. */
    default long rank() {
        return switch (this) {
            case InSheet(int row, int column, String _) -> (long) row << 16 | column + 1;
            case InRow(int row) -> (long) row << 16;
            case InDocument _ -> 0;
        };
    }
}
