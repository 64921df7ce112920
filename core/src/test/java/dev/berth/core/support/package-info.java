/** What tests of several packages need. */
package dev.berth.core.support;
