/**
 * Relationship plans: what somebody means to reach with a customer, and what is to be done for it
 * on which day. That a day has come is told to the rules, which make a task of it.
 */
package io.holdfast.plan;
