@NullMarked
package org.malipo.operations.doctor;

import org.jspecify.annotations.NullMarked;
