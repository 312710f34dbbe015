/** Settings in, the text of a phone's files out. Pure. Sources: shared facts config-files.md. */
package offhook.config;
