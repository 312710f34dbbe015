/** What a phone's files may hold, and the judgement of those that people bring. Pure. */
package offhook.config;
