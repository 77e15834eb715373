/** Looks at the server's surroundings and says in words what is wrong, and what to do. */
@NullMarked
package org.malipo.operations.doctor;

import org.jspecify.annotations.NullMarked;
