import { z } from 'zod';

/** An HTTP address, without slashes at its end. */
export const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

/** A switch: 1 or true, 0, false or nothing. */
export const flag = z.enum(['', '0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** A whole number from `least` up. */
export const wholeNumber = (least: number) => z.coerce.number().int().min(least).max(1e12);

/** The weights of a model in process, by the names of ONNX files. */
export const dtype = z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16']);
