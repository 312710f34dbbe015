/** Who a phone belongs to and whom it rings for: lines, keys, servers, and what is usual where. */
package offhook.line;
