/** Tests of what people and programs see of access. */
@NullMarked
package org.malipo.access.web;

import org.jspecify.annotations.NullMarked;
