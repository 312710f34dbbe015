/**
 * The page as people meet it: Debian's Chromium opens it, a real station stands behind it, virtual
 * phones before it. A class is a story. Skipped where there is no browser, unless {@code
 * -Dinterop.missing=fail}.
 */
package offhook.page;
