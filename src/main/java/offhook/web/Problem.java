package offhook.web;

/**
 * An error as RFC 9457 has it; {@code about:blank} because the sentence says more than a link.
 *
 * @param title of the status
 * @param detail a sentence: what, and what was expected
 */
record Problem(String type, String title, int status, String detail) {
    static Problem of(int status, String detail) {
        String title =
                switch (status) {
                    case 400 -> "Bad Request";
                    case 401 -> "Unauthorized";
                    case 403 -> "Forbidden";
                    case 404 -> "Not Found";
                    case 405 -> "Method Not Allowed";
                    case 413 -> "Content Too Large";
                    case 421 -> "Misdirected Request";
                    case 422 -> "Unprocessable Content";
                    case 429 -> "Too Many Requests";
                    case 500 -> "Internal Server Error";
                    case 507 -> "Insufficient Storage";
                    case 503 -> "Service Unavailable";
                    default -> "Status " + status;
                };
        return new Problem("about:blank", title, status, detail);
    }

    /** Caught where the answer is written; how a handler refuses. */
    static final class Refusal extends RuntimeException {
        private final Problem problem;

        Refusal(int status, String detail) {
            super(detail, null, false, false);
            this.problem = of(status, detail);
        }

        Problem problem() {
            return problem;
        }
    }
}
