/**
 * JSON API and page, with Javalin. Reads what the desk published; changes state only through its
 * inbox.
 */
package offhook.web;
