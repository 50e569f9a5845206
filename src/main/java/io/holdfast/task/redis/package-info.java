/**
 * Tasks in Redis. One hash a task, one hash a customer with the open task of each cause, one key an
 * action with the change it led to, and per state shard sorted sets of open tasks: all, by queue
 * and by owner. What belongs to one customer lies in one hash slot, so each commit is one script.
 */
package io.holdfast.task.redis;
