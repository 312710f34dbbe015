/**
 * A phone's files, written from the book of lines, and read back into it. Pure: whoever serves,
 * stores or shows them calls from its own thread. Source: shared facts config-files.md §1 to §5.
 */
package offhook.provision;
