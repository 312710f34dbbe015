/**
 * Ready texts for the other side: what a PBX or a provider has to be told so that the phones' lines
 * register, from the same data as the phones' own files (config-files.md §6).
 */
package offhook.pbx;
