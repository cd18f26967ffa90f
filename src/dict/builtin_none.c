/* The dictionary compiler itself is built before there is an image. */
extern const char fg_builtin_image[], fg_builtin_image_end[];
_Alignas(64) const char fg_builtin_image[64] = {0};
const char fg_builtin_image_end[1] = {0};
