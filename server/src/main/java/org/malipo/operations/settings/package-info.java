/** What an operator may set: every name, what it must look like, what is refused at start and why. */
@NullMarked
package org.malipo.operations.settings;

import org.jspecify.annotations.NullMarked;
