/** The program: commands, settings, and {@code Station}, which wires everything by hand. */
package offhook.app;
