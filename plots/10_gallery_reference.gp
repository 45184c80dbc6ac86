# When is the search done?
# A curve that falls on a logarithmic scale, crossed by a horizontal line at one hundredth and a vertical line where the two meet.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
set terminal svg size 720,547 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'
set output stem.'.svg'

set encoding utf8
set label 1 'When is the search done?' at screen 0.54185, screen 0.96069 center font ',14'
set label 2 'f(x, y)' at screen 0.02639, screen 0.53748 center rotate by 90
set label 3 'iteration' at screen 0.54185, screen 0.08318 center
set xrange [-1.6:41.6]
set yrange [9.893e-07:374.8]
set logscale y
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30, '35' 35, '40' 40) offset 0,0.35
set ytics ('10⁻⁶' 1e-06, '10⁻⁵' 1e-05, '10⁻⁴' 1e-04, '10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '10⁰' 1, '10¹' 10, '10²' 100, '' 2e-06 1, '' 3e-06 1, '' 4e-06 1, '' 5e-06 1, '' 6e-06 1, '' 7e-06 1, '' 8e-06 1, '' 9e-06 1, '' 2e-05 1, '' 3e-05 1, '' 4e-05 1, '' 5e-05 1, '' 6e-05 1, '' 7e-05 1, '' 8e-05 1, '' 9e-05 1, '' 2e-04 1, '' 3e-04 1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1, '' 2 1, '' 3 1, '' 4 1, '' 5 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1, '' 20 1, '' 30 1, '' 40 1, '' 50 1, '' 60 1, '' 70 1, '' 80 1, '' 90 1, '' 200 1, '' 300 1)
set lmargin at screen 0.1087
set rmargin at screen 0.975
set bmargin at screen 0.15356
set tmargin at screen 0.92139
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$line <<EOD
0 180.31250000000003
1 179.216433915136
2 176.15145920083307
3 168.65187538937465
4 151.70815074507772
5 118.55513624343159
6 71.32178701226265
7 35.53390834590508
8 13.038891184483097
9 3.695216036242935
10 13.435823189577473
11 1.9395216964381636
12 1.2056550376725361
13 2.039483253417247
14 1.0758668177081825
15 0.48955700528628765
16 0.11327109502934679
17 0.23876956052134546
18 0.18934255781916676
19 0.006926852067256079
20 0.03687139385668473
21 0.03831684529098189
22 0.01345019744258302
23 0.0059999045444028825
24 0.0034177149756852727
25 0.005432832524451882
26 0.0018612882918350722
27 7.932626496646873e-05
28 0.0010568995961796385
29 0.0005397317222988823
30 0.0001491809015014232
31 0.000105375846213149
32 9.782537593001217e-05
33 8.71939682233793e-05
34 9.964608968723111e-06
35 1.1377705181504614e-05
36 2.1477172950277144e-05
37 5.290497074074106e-06
38 2.293116111411257e-06
39 2.443901321336268e-06
40 2.0560592236481976e-06
EOD

# x y
$horizontal_2 <<EOD
-1.6 0.01
41.6 0.01
EOD

# x y
$vertical_3 <<EOD
23 9.893e-07
23 374.8
EOD

plot $line using 1:2 with lines linecolor rgb '#00a789' linewidth 2 notitle, \
     $horizontal_2 using 1:2 with lines linecolor rgb '#787878' linewidth 1.5 dashtype (4,6) title 'tolerance' at screen 0.38774, screen 0.03839, \
     $vertical_3 using 1:2 with lines linecolor rgb '#d55e00' linewidth 1.5 dashtype (4,6) title 'below it from 23 on' at screen 0.55876, screen 0.03839

set terminal pngcairo size 1440,1094 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2
set output stem.'.png'
replot

unset output
