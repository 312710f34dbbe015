/**
 * Firmware on disk: archives opened within bounds, files hashed, stored by content, mapped for
 * serving.
 */
package offhook.disk;
