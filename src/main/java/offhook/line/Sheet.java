package offhook.line;

import java.util.List;

/** A table as a spreadsheet writes it, cut into cells; the first row with something is the head. */
public record Sheet(List<Row> rows) {
    /** A school's or a town's phones; more in one list is a mistake. */
    public static final int ROWS_MAX = 100_000;

    /** FreePBX writes some 120. */
    public static final int COLUMNS_MAX = 1_000;

    public Sheet {
        rows = rows.stream().filter(row -> !row.isEmpty()).toList();
    }

    /**
     * @param number as spreadsheets count: the first is 1, empty ones count
     */
    public record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** Not the cells: some are passwords. */
        @Override
        public String toString() {
            return "Row[" + number + ", " + cells.size() + " cells]";
        }
    }
}
