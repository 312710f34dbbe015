/** Leases and journal in SQL (JDBI, Flyway, HikariCP). Blocks; called by the desk's shell only. */
package offhook.store;
